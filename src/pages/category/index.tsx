import { PageFrame } from '../../components/PageFrame';
import { LinesSkeleton } from '../../components/Skeleton';
import { ConsentSheet } from '../../features/consent/ConsentSheet';
import { CatalogueGate } from '../../features/shop/CatalogueGate';
import { CategoryBrowser } from '../../features/shop/CategoryBrowser';
import { useShop } from '../../features/shop/shopService';
import { useStore } from '../../state/useStore';
import { openProduct } from '../routes';

export default function CategoryPage() {
  const { selectedCategory } = useShop();
  const selectedId = useStore(selectedCategory);
  return (
    <PageFrame id="category-page">
      <CatalogueGate skeleton={<LinesSkeleton count={6} />}>
        {({ profile, items }) => (
          <CategoryBrowser
            profile={profile}
            items={items}
            selectedId={selectedId}
            onSelect={(categoryId) => selectedCategory.set(categoryId)}
            onOpen={(itemId) => openProduct(itemId, 'category')}
          />
        )}
      </CatalogueGate>
      <ConsentSheet />
    </PageFrame>
  );
}
